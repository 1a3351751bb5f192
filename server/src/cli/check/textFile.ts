/** A file's text, which can be written back as the file was: with its byte order mark, in its encoding. */
export interface TextFile {
  /** Without a byte order mark. */
  readonly text: string;
  /** The file with another text. */
  encode(text: string): Uint8Array;
}

interface Encoding {
  /** The byte order mark. */
  readonly mark: readonly number[];
  encode(text: string): Buffer;
  decode(bytes: Buffer): string;
}

const utf8: Omit<Encoding, "mark"> = {
  encode: (text) => Buffer.from(text, "utf8"),
  decode: (bytes) => bytes.toString("utf8"),
};

/** By the byte order mark, of which that of UTF-8 without one is found in all files. */
const encodings: readonly Encoding[] = [
  { mark: [0xef, 0xbb, 0xbf], ...utf8 },
  {
    mark: [0xff, 0xfe],
    encode: (text) => Buffer.from(text, "utf16le"),
    decode: (bytes) => bytes.toString("utf16le"),
  },
  {
    mark: [0xfe, 0xff],
    encode: (text) => Buffer.from(text, "utf16le").swap16(),
    decode: (bytes) => (bytes.length % 2 === 0 ? Buffer.from(bytes).swap16().toString("utf16le") : ""),
  },
  { mark: [], ...utf8 },
];

/** `undefined` where the bytes are not those of any text that is read, so that writing it would change the rest. */
export function readTextFile(bytes: Uint8Array): TextFile | undefined {
  const encoding = encodings.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte)) as Encoding;
  const encode = (text: string): Buffer => Buffer.concat([Buffer.from(encoding.mark), encoding.encode(text)]);
  const text = encoding.decode(Buffer.from(bytes.subarray(encoding.mark.length)));
  return encode(text).equals(bytes) ? { text, encode } : undefined;
}
