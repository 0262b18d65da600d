// A small router, as those of frameworks work: the address changes first, the page when its data is there.

const STORIES = JSON.parse(document.querySelector('#stories').textContent);
const paragraphs = (texts) =>
  texts.map((text) => Object.assign(document.createElement('p'), { textContent: text }));

function show(n) {
  const { title, texts, menu } = STORIES[n];
  document.title = `${title} – The Ostra Courier`;
  document.querySelector('h1').textContent = title;
  document.querySelector('.body').replaceChildren(...paragraphs(texts));
  // Frameworks use elements again: what was the menu of one page is the text of another.
  document.querySelector('.slot').replaceChildren(...menu.map((words) => {
    const isLink = words.length < 20;
    const element = document.createElement(isLink ? 'a' : 'p');
    element.textContent = words;
    if (isLink) element.href = '#';
    return element;
  }));
}

globalThis.navigate = (n) => {
  history.pushState(null, '', `?story=${n}`);
  setTimeout(() => show(n), 50);
};
addEventListener('popstate', () => show(Number(new URLSearchParams(location.search).get('story') ?? 0)));
show(0);
