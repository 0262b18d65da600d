// Story and chrome in open shadow roots; one component is closed.

const template = (markup) => Object.assign(document.createElement('template'), { innerHTML: markup }).content;
const STORY = `<h1>The river that was given its bends back</h1>
<p class="byline">By Ada Merton, environment correspondent</p>
<p>For a hundred and twenty years the Lenne ran dead straight between its stone banks, a canal in all but name. This week the last of the engineers packed up and left, and the river, free to wander again over eleven kilometres of meadow, had already begun to choose its own course.</p>
<p>The plan was drawn up after the flood of 2016, when water that had nowhere to slow down tore through two villages in a single night. “We had built a slide and were surprised that things slid,” says Ruth Okafor, who led the work for the regional water board. Her answer was to spend forty million on digging curves where her predecessors had spent a fortune removing them.</p>
<p>Not everyone was pleased. Farmers lost ninety hectares of good pasture, and some of them still do not speak to the board. But the fields that were left flood earlier and more gently than they used to, and the insurers, who are not sentimental people, have cut premiums in the valley by a fifth.</p><p>The fish came back first. Within a single season researchers counted fourteen species where there had been five, among them the barbel, which spawns on clean gravel and had not been seen since the war. Kingfishers followed the fish, and walkers followed the kingfishers, to the delight of the two pubs that had survived the flood.</p>
<p>What happens next is out of human hands, and that, Okafor says, is the point. The board will measure the river every spring for thirty years and will repair nothing that the water moves. “It took us a century to learn to leave it alone,” she says. “I would like us not to forget it in a decade.”</p>`;
const PARTS = {
  top: '<nav class="menu"><a href="#">Home</a> <a href="#">World</a> <a href="#">Business</a> <a href="#">Science</a> <a href="#">Culture</a> <a href="#">Log in</a></nav>',
  bottom: '<footer class="site-footer"><a href="#">Imprint</a> | <a href="#">Privacy policy</a> | <a href="#">Terms of use</a><p>© 2026 The Estuary Post. All rights reserved.</p></footer>',
};
customElements.define('x-chrome', class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).append(template(PARTS[this.dataset.kind]));
  }
});
customElements.define('x-story', class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).append(template(`<article>${STORY}</article>`));
  }
});
