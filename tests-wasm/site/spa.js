// A page made by script, that throws all its nodes away and makes them again on every move, as some frameworks do.

const STORIES = [
  ['The bridge that sings', 'Engineers listened to the old railway bridge for a year before they dared to touch it. Each of its four thousand rivets answers a hammer with its own note, and the notes change as the iron tires. They recorded every one of them, wrote a score of the whole structure, and came back each month to hear what had gone flat.',
    'The method is older than it sounds. Wheel tappers walked along trains with long hammers for more than a century, and could tell a cracked wheel from a sound one without looking up. What is new is the patience: a machine now taps the bridge at four every morning, when the wind is lowest, and compares what it hears with the score.'],
  ['A library for seeds', 'In a cellar below the town hall lie eleven thousand envelopes, each with a handful of seeds and a date. Anybody may borrow one in spring, on the condition that they bring back twice as many in autumn. The library has no catalogue but the memory of its keeper, who has run it since the school above it closed.',
    'Most of what she keeps cannot be bought. There is a bean that grows on the north side of one farm only, and a lettuce which was thought to be lost until a retired postman found it in his shed. Seed companies have asked for both of them. She told them that they were welcome to borrow an envelope, like everybody else.'],
];

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const links = (...names) => element('ul', {}, ...names.map((name) => element('li', {}, element('a', { href: '#' }, name))));

globalThis.render = (n) => {
  const [title, ...paragraphs] = STORIES[n % STORIES.length];
  document.querySelector('#app').replaceChildren(
    element('nav', { className: 'menu' }, links('Front page', 'Field notes', 'Archive', 'About', 'Support us', 'Log in')),
    element('article', {}, element('h1', {}, title), ...paragraphs.map((text) => element('p', {}, text))),
    element('section', { className: 'related' }, element('h2', {}, 'More field notes'), links('The map without names', 'Counting swifts', 'How to move a church')),
    element('footer', { className: 'site-footer' }, element('p', {}, '© 2026 Field Notes. All rights reserved. Imprint | Privacy policy | Terms of use')),
  );
};
globalThis.render(0);
