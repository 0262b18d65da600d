// Creates elements. Text is only inserted as text nodes, so a page that is shown cannot add markup to this one.

/** An element with properties (`class`, `data`, `aria`, handlers as `onclick`, attributes) and children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'class') element.className = value;
  else if (name === 'data') Object.assign(element.dataset, value);
  else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? '' : String(value));
}

export const $ = (id) => document.getElementById(id);

/** Over more window heights than this, smooth scrolling is not helpful. */
const MAX_SMOOTH_HEIGHTS = 4;

/** How to scroll this many pixels. */
function pace(distance) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isCalm || distance > MAX_SMOOTH_HEIGHTS * innerHeight ? 'instant' : 'smooth';
}

/** Scrolls `element` to the middle of its pane, or of the window if it is in none. */
export function reveal(element) {
  const away = Math.abs(element.getBoundingClientRect().top - innerHeight / 2);
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: pace(away) });
}

/** Scrolls only `pane`, so that `element` is in its middle, unless it is visible already. */
export function bring(pane, element) {
  if (!element?.offsetParent || pane.scrollHeight <= pane.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  const top = pane.scrollTop + inner.top - outer.top - (outer.height - inner.height) / 2;
  pane.scrollTo({ top, behavior: pace(Math.abs(top - pane.scrollTop)) });
}

/** Calls `action` once, `delay` ms after the last call. */
export function debounced(action, delay) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay, ...args);
  };
}
