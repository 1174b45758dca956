const themes = ['auto', 'light', 'dark'];

const unsaved: Record<string, string> = {};

/** The reader's settings; where storage is blocked or full, they last as long as the page. */
export const settings = {
  get(name: string): string | undefined {
    try {
      return unsaved[name] ?? localStorage.getItem(name) ?? undefined;
    } catch {
      return unsaved[name];
    }
  },
  set(name: string, value: string): void {
    unsaved[name] = value;
    try {
      localStorage.setItem(name, value);
    } catch {
      // It is kept above.
    }
  },
};

/** Mounts the theme button: each press sets the next theme and stores it. */
export function mountTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (!button) return;
  const show = (theme: string): void => {
    button.ariaLabel = `Theme: ${theme}`;
    button.title = button.ariaLabel;
    button.dataset['theme'] = theme;
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  const current = (): string => themes.find((theme) => theme === settings.get('theme')) ?? 'auto';
  show(current());
  button.addEventListener('click', () => {
    settings.set('theme', themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'auto');
    show(current());
  });
}
