// Cleans many pages in Web Workers; the page stays responsive, results come in order.

import { batch } from 'limpid';

const PAGES = [
  'Home | News | Login\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n\n© 2024',
  'Home | News | Login\n\nThe bridge is closed until May. Buses go round by the harbour.\n\n© 2024',
];

const list = document.getElementById('pages');
// An endless async iterable would do as well: no more is taken than is shown.
for await (const { report } of batch(PAGES, { jobs: 2 })) {
  const item = document.createElement('li');
  item.textContent = report.text;
  list.append(item);
}
document.title = 'done';
