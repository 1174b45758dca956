const themes = ['system', 'light', 'dark'];

/** The reader's settings; where storage is blocked, they last as long as the page. */
export const settings = stored();

function stored(): Record<string, string | undefined> {
  try {
    return localStorage;
  } catch {
    return {};
  }
}

/** Mounts the theme button: each press sets the next theme and stores it. */
export function mountTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (!button) return;
  const show = (theme: string): void => {
    button.textContent = `Theme: ${theme}`;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  const current = (): string => themes.find((theme) => theme === settings['theme']) ?? 'system';
  show(current());
  button.addEventListener('click', () => {
    settings['theme'] = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'system';
    show(current());
  });
}
