// Light or dark, and which of the three columns a narrow screen shows.

import { $ } from './dom.js';

const KEY = 'limpid-theme';

export function mount() {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  applyTheme(remembered() ?? (prefersDark.matches ? 'dark' : 'light'));
  prefersDark.addEventListener('change', ({ matches }) => remembered() ?? applyTheme(matches ? 'dark' : 'light'));
  $('theme').addEventListener('click', () => remember(applyTheme(current() === 'dark' ? 'light' : 'dark')));
  $('compare').addEventListener('click', () => compare($('compare').getAttribute('aria-pressed') !== 'true'));
  $('views').addEventListener('click', ({ target }) => target.dataset.view && showView(target.dataset.view));
}

/** Shows one of the columns where there is room for one only. */
export function showView(view) {
  $('sheet').dataset.view = view;
  for (const button of $('views').children) button.setAttribute('aria-pressed', String(button.dataset.view === view));
}

/** Leaves the two texts alone with each other, or brings the changes back between them. */
function compare(isOn) {
  $('compare').setAttribute('aria-pressed', String(isOn));
  $('sheet').classList.toggle('compare', isOn);
}

/** True where one column is shown at a time. */
export const isNarrow = () => $('views').offsetParent !== null;

const current = () => document.documentElement.dataset.theme;

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  $('theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
  $('theme').setAttribute('aria-label', `Switch to ${theme === 'dark' ? 'light' : 'dark'} colours`);
  return theme;
}

// Storage may be forbidden; then the choice lasts as long as the page.
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
