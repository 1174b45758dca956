let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message for 2.5 seconds; screen readers announce it. */
export function showToast(message: string): void {
  const toast = document.querySelector<HTMLElement>('.toast');
  if (!toast) return;
  toast.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => {
    toast.textContent = '';
  }, 2500);
}
