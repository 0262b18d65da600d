// Globals that browsers and Node have, imported from Node: jsdom under Jest lacks them.

export { TransformStream } from 'node:stream/web';
export { TextDecoder, TextEncoder } from 'node:util';
