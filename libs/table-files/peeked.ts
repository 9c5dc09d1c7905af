/** The beginning of a stream of bytes, and the whole of it, to be read once. */
export interface Peeked {
  readonly sample: Buffer;
  readonly pieces: AsyncGenerator<Buffer>;
}

/** Reads so many bytes of a stream, or all it has, without taking them from it. */
export async function peek(stream: AsyncIterable<Buffer | string>, bytes: number): Promise<Peeked> {
  const rest = stream[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let length = 0;
  while (length < bytes) {
    const next = await rest.next();
    if (next.done === true) break;
    const piece = asBytes(next.value);
    first.push(piece);
    length += piece.length;
  }
  return { sample: Buffer.concat(first).subarray(0, bytes), pieces: joined(first, rest) };
}

async function* joined(
  first: readonly Buffer[],
  rest: AsyncIterator<Buffer | string>,
): AsyncGenerator<Buffer> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield asBytes(next.value);
  } finally {
    await rest.return?.();
  }
}

const asBytes = (piece: Buffer | string): Buffer =>
  typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
