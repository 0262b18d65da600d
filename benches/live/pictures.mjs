// Pictures for saved pages whose own were not saved: of the size that the page declares, else 640 × 360.

const DEFAULT = { width: 640, height: 360 };
const IMAGE = /<img\b[^>]*>/gi;
const ATTRIBUTE = /\b(src|data-src|width|height)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;

/** The sizes that the `img` elements of `html` declare, by the last part of their address. */
export function declaredSizes(html) {
  const sizes = new Map();
  for (const [tag] of html.matchAll(IMAGE)) {
    const found = {};
    for (const [, name, ...values] of tag.matchAll(ATTRIBUTE)) found[name.toLowerCase()] = values.find((value) => value !== undefined);
    const [width, height] = [pixels(found.width), pixels(found.height)];
    for (const address of [found.src, found['data-src']]) {
      if (address && (width || height)) sizes.set(nameOf(address), sizeOf(width, height));
    }
  }
  return sizes;
}

const pixels = (value) => (/^\d+(?:px)?$/.test(value ?? '') ? Number.parseInt(value, 10) : 0);

/** A side that is not declared follows from the usual shape. */
function sizeOf(width, height) {
  const shape = DEFAULT.width / DEFAULT.height;
  return { width: width || Math.round(height * shape), height: height || Math.round(width / shape) };
}

/** The file name of an address, without what follows it. */
export function nameOf(address) {
  const path = address.split(/[?#]/)[0];
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A grey picture as SVG. */
export function drawPicture({ width, height } = DEFAULT) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#8aa"/></svg>`;
}
