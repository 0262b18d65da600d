// How the reading view looks, and how long the page takes to read.

import { $ } from '../../dom.js';
import { plural } from '../shared/strings.js';

export function mountReading(act) {
  $('reading').addEventListener('input', ({ target }) => {
    const value = target.type === 'range' ? target.valueAsNumber : target.value;
    act('setReading', { changes: { [target.name]: value } });
  });
  $('reading').addEventListener('submit', (event) => event.preventDefault());
}

export function renderReading({ phase, isReading, reading, minutes }) {
  $('reading').hidden = !isReading;
  $('minutes').textContent = phase === 'clean' && minutes ? plural('minutes', minutes) : '';
  for (const field of isReading && reading ? $('reading').elements : []) {
    // A slider that is being dragged is ahead of the state of the page.
    if (field !== document.activeElement && field.name in reading) field.value = String(reading[field.name]);
  }
}
