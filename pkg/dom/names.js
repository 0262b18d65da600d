// The names that authors of pages give to elements: they often say what an element is for.

/** Id and classes of an element, as one text. */
export const namesOf = (element) => `${element.id} ${element.getAttribute('class') ?? ''}`;
