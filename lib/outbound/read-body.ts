/** Bytes of a decompressed body; `complete` is false where it was longer than allowed. */
export type BodyBytes = { bytes: Uint8Array<ArrayBuffer>; complete: boolean };

/** Reads at most `maxBytes` of a body, counted after decompression, and drops the rest. */
export async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<BodyBytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let complete = true;
  for await (const chunk of body ?? []) {
    const left = maxBytes - length;
    chunks.push(chunk.subarray(0, left));
    length += Math.min(chunk.length, left);
    if (chunk.length > left) {
      // Leaving the loop cancels the stream, and with it the connection.
      complete = false;
      break;
    }
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), complete };
}
