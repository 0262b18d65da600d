// What both applications show: two stories, and boilerplate around them. `path` is where each is.

export const STORIES = [
  {
    path: '/one',
    name: 'The bridge',
    title: 'Bridge over the Ostra to close in June',
    texts: [
      'The bridge over the Ostra will be closed from the first of June, the town council decided on Monday night after a debate that went on until one in the morning. Some three hundred people had come to listen, and many of them had to stand on the stairs.',
      'For the families on the far bank the bridge is the only way to the school, the doctor and the station. “We are sixty households,” said Ines Halloran, who has kept the shop on that side since 1994. “Close the bridge and you close the street.”',
      'The engineers say that the deck has lost a third of its strength since it was last measured, and that the two outer piers stand in a bed which the river has washed away. A new bridge would cost eighteen million, of which the county would pay half.',
      'Those who are against it point to the ferry that the next village brought back three years ago. It carries twelve cars, runs every ten minutes, and was paid for by the people who use it. Nobody on the council has so far been to see it.',
    ],
  },
  {
    path: '/two',
    name: 'The seeds',
    title: 'The library that lends nothing but seeds',
    texts: [
      'In a cellar below the town hall lie eleven thousand envelopes, each with a handful of seeds and a date. Anybody may borrow one in spring, on the condition that they bring back twice as many in autumn. The library has no catalogue but the memory of its keeper.',
      'Most of what she keeps cannot be bought. There is a bean that grows on the north side of one farm only, and a lettuce which was thought to be lost until a retired postman found it in his shed. Seed companies have asked for both of them, and were told to wait.',
      'She told them that they were welcome to borrow an envelope, like everybody else. Two of them did, and one of them came back in autumn with a sack so heavy that it took two people to carry it down. The other has not been seen since.',
    ],
  },
];

export const MENU = [
  'News',
  'Sport',
  'Culture',
  'Opinion',
  'Weather',
  'Tides',
  'Podcasts',
  'Crossword',
  'Obituaries',
  'Jobs',
];
export const FOOT = '© 2026 The Ostra Courier. All rights reserved. Imprint | Privacy policy | Terms of use';
