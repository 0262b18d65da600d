// What the page of tests does by itself: a shadow root, and a list of all that is done to it.
const shadow = document.querySelector('x-shadow').attachShadow({ mode: 'open' });
const menu = document.createElement('nav');
for (const name of ['Archive', 'Subscriptions', 'Advertise with us', 'Contact']) {
  const link = document.createElement('a');
  link.href = '/x';
  link.textContent = name;
  menu.append(link, ' ');
}
shadow.append(menu);
globalThis.records = [];
const observer = new MutationObserver((list) => globalThis.records.push(...list.map(({ type, attributeName }) => `${type} ${attributeName}`)));
for (const root of [document, shadow]) {
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
}
