import { crc32, deflateSync } from "node:zlib";

/** Red, green, blue and opacity of one point, 0 to 255 each. */
export type Rgba = readonly [number, number, number, number];

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A square picture as PNG, each point of it asked for by its place. */
export function drawPng(size: number, colorAt: (x: number, y: number) => Rgba): Uint8Array {
  const rowBytes = 1 + size * 4;
  const raw = new Uint8Array(rowBytes * size);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) raw.set(colorAt(x, y), y * rowBytes + 1 + x * 4);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  // 8 bits of each of the four, without interlacing.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
