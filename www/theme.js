// The theme, light or dark, and the current view of the result.

import { $ } from './dom.js';
import { on, update } from './state.js';

const KEY = 'limpid-theme';

export function mount() {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  applyTheme(remembered() ?? (prefersDark.matches ? 'dark' : 'light'));
  prefersDark.addEventListener('change', ({ matches }) => remembered() ?? applyTheme(matches ? 'dark' : 'light'));
  $('theme').addEventListener('click', () => remember(applyTheme(current() === 'dark' ? 'light' : 'dark')));
  on(['view'], paintView);
  $('views').addEventListener('click', ({ target }) => target.dataset.view && showView(target.dataset.view));
}

/** Shows one view of the result: `text`, `markdown`, `summary`, `changes` or `side`. */
export function showView(view) {
  update({ view });
}

function paintView({ view }) {
  $('main').dataset.view = view;
  for (const button of $('views').children) button.setAttribute('aria-pressed', String(button.dataset.view === view));
}

const current = () => document.documentElement.dataset.theme;

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  $('theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
  $('theme').setAttribute('aria-label', `Switch to ${theme === 'dark' ? 'light' : 'dark'} colours`);
  return theme;
}

// If storage is blocked, the choice lasts as long as the page.
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    /* see above */
  }
}
