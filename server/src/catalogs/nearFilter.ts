/** Letters and digits at either end of a code that are compared. */
const endLength = 4;
/** A code of so many letters and digits keeps one of its ends when one edit is made to it, even a swap. */
const longEnough = 2 * endLength + 1;
const bits = 1 << 17;

/**
 * Tells at the cost of reading a text once, and for any number of codes, that the text is no code and none with one edit
 * or in another style: nearly all strings of a program. A Bloom filter over the ends of the codes together with their
 * lengths, case and separators not counted; what it lets pass must be looked at.
 */
export class NearFilter {
  readonly #starts = new Uint32Array(bits / 32);
  readonly #ends = new Uint32Array(bits / 32);
  #letsShortPass = false;
  #letsAllPass = false;

  add(code: string): void {
    if (!readEnds(code)) {
      this.#letsAllPass = true;
    } else if (length < longEnough) {
      this.#letsShortPass = true;
    } else {
      for (let near = length - 1; near <= length + 1; near++) {
        setBit(this.#starts, hash(start, near));
        setBit(this.#ends, hash(end, near));
      }
    }
  }

  /** Adds the codes of another filter. */
  addAll(other: NearFilter): void {
    this.#letsAllPass ||= other.#letsAllPass;
    this.#letsShortPass ||= other.#letsShortPass;
    for (let i = 0; i < bits / 32; i++) {
      this.#starts[i] = (this.#starts[i] as number) | (other.#starts[i] as number);
      this.#ends[i] = (this.#ends[i] as number) | (other.#ends[i] as number);
    }
  }

  /**
   * `false`: no code that was added is equal to the text between the two offsets, one edit away from it, or its like in
   * another style.
   */
  passes(text: string, from = 0, to = text.length): boolean {
    return (
      this.#letsAllPass ||
      !readEnds(text, from, to) ||
      (this.#letsShortPass && length <= longEnough) ||
      hasBit(this.#starts, hash(start, length)) ||
      hasBit(this.#ends, hash(end, length))
    );
  }
}

// What `readEnds` found of a text; in variables, for it is asked of every string of every file.
/** Its first four letters and digits in lower case, a byte each. */
let start = 0;
/** Its last four. */
let end = 0;
/** How many letters and digits it has. */
let length = 0;

/** `false` where the text has characters beyond ASCII, which are not compared here. */
function readEnds(text: string, from = 0, to = text.length): boolean {
  start = 0;
  end = 0;
  length = 0;
  for (let i = from; i < to; i++) {
    let unit = text.charCodeAt(i);
    if (unit > 0x7f) {
      return false;
    }
    if (unit >= 0x41 && unit <= 0x5a) {
      unit |= 0x20;
    } else if (!((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39))) {
      continue;
    }
    length++;
    end = (end << 8) | unit;
    if (length <= endLength) {
      start = end;
    }
  }
  return true;
}

function hash(letters: number, size: number): number {
  const mixed = Math.imul(letters ^ (size << 24), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function setBit(set: Uint32Array, at: number): void {
  const bit = at % bits;
  set[bit >>> 5] = (set[bit >>> 5] as number) | (1 << (bit & 31));
}

function hasBit(set: Uint32Array, at: number): boolean {
  const bit = at % bits;
  return ((set[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}
