const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Brings the theme button to life: each press goes on to the next theme, which is remembered. */
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

/** Whether the reader has turned shortcuts of a single key off. */
export function keysAreOff(): boolean {
  return read('keys') === 'off';
}

/** Turns shortcuts of a single key on or off, and remembers it. */
export function setKeys(on: boolean): void {
  write('keys', on ? 'on' : 'off');
}

// Where a browser forbids storage, a setting lasts as long as the page.
const unstored = new Map<string, string>();

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? unstored.get(name);
  } catch {
    return unstored.get(name);
  }
}

function write(name: string, value: string): void {
  unstored.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is in `unstored`.
  }
}
