// The controls for reading the page aloud: start, pause, stop, speed.

import { $ } from '../../dom.js';
import { number, text } from '../shared/strings.js';

export function mountAloud(act) {
  $('aloud-play').addEventListener('click', () => act('aloud', { what: $('aloud-play').dataset.what }));
  $('aloud-stop').addEventListener('click', () => act('aloud', { what: 'stop' }));
  $('rate').addEventListener('change', () => act('rate', { rate: $('rate').valueAsNumber }));
}

export function renderAloud({ phase, aloud }) {
  $('aloud').hidden = phase !== 'clean' || !aloud;
  if (!aloud) return;
  const { state, at, count, rate } = aloud;
  const isOn = state === 'reading' || state === 'paused';
  $('aloud-play').dataset.what = { reading: 'pause', paused: 'resume' }[state] ?? 'start';
  $('aloud-play').textContent = state === 'reading' ? text('pause') : text(state === 'paused' ? 'resume' : 'readAloud');
  $('aloud-stop').hidden = !isOn;
  $('rate-label').hidden = !isOn;
  if (isOn && $('rate') !== document.activeElement) $('rate').value = String(rate);
  const progress = isOn ? text('countOf', number(at + 1), number(count)) : '';
  $('aloud-at').textContent = state === 'failed' ? text('noVoice') : progress;
}
