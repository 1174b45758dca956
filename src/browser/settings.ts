const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Mounts the theme button: each press sets the next theme and stores it. */
export function mountTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (!button) return;
  const show = (theme: Theme): void => {
    button.textContent = `Theme: ${theme}`;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  const current = (): Theme => themes.find((theme) => theme === read('theme')) ?? 'system';
  show(current());
  button.addEventListener('click', () => {
    const theme = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'system';
    write('theme', theme);
    show(theme);
  });
}

/** Whether single-key shortcuts are turned off. */
export function areKeysOff(): boolean {
  return read('keys') === 'off';
}

/** Turns single-key shortcuts on or off, and stores that. */
export function setKeysOn(on: boolean): void {
  write('keys', on ? 'on' : 'off');
}

// Where storage is blocked, settings last as long as the page.
const fallback = new Map<string, string>();

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? fallback.get(name);
  } catch {
    return fallback.get(name);
  }
}

function write(name: string, value: string): void {
  fallback.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is in `fallback`.
  }
}
