// A feed that grows: `more()` adds a letter and a block of links below it, as infinite scrolling does.

const feed = document.querySelector('#feed');
let count = 0;

globalThis.more = () => {
  count += 1;
  const letter = document.createElement('article');
  const heading = document.createElement('h2');
  heading.textContent = `Letter ${count}: the tide table`;
  const text = document.createElement('p');
  text.textContent = `On the ${count}. day of the month the water came up to the second step and stayed there for an hour, which the old men on the quay had told me it would. They read it from the way the gulls sit. I have stopped laughing at them, since they have been right ${count + 3} times running and the printed table has been wrong twice.`;
  letter.append(heading, text);
  const related = document.createElement('section');
  related.className = 'related';
  const title = document.createElement('h3');
  title.textContent = 'Related stories';
  const list = document.createElement('ul');
  for (const name of ['Harbour master warns of silting channels', 'What the new flood maps leave out', 'Oyster farms count their losses']) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = '#';
    link.textContent = name;
    item.append(link);
    list.append(item);
  }
  related.append(title, list);
  feed.append(letter, related);
};
for (let n = 0; n < 3; n += 1) globalThis.more();
