import assert from "node:assert/strict";
import { detach } from "../../server/src/util/detach";
import { LruMap } from "../../server/src/util/lruMap";

describe("a detached text", () => {
  for (const text of ["", "INVALID_OTP", "é😀\ud800", "x".repeat(5_000)]) {
    it(`reads the same: ${text.slice(0, 20) || "nothing"}`, () => {
      assert.equal(detach(text), text);
    });
  }
});

describe("an LRU map", () => {
  it("forgets what was used the longest ago, and says so", () => {
    const evicted: number[] = [];
    const map = new LruMap<string, number>(2, (value) => evicted.push(value));
    map.set("a", 1);
    map.set("b", 2);
    assert.equal(map.get("a"), 1);
    map.set("c", 3);
    assert.deepEqual([map.get("a"), map.get("b"), map.get("c"), map.size, evicted], [1, undefined, 3, 2, [2]]);
  });

  it("knows what was used last when that is replaced, deleted and put in again", () => {
    const evicted: number[] = [];
    const map = new LruMap<string, number>(2, (value) => evicted.push(value));
    map.set("a", 1);
    map.set("b", 2);
    map.set("b", 3);
    assert.equal(map.get("b"), 3);
    assert.equal(map.get("a"), 1);
    map.delete("a");
    map.set("a", 4);
    map.get("b");
    map.set("c", 5);
    assert.deepEqual(
      [[...map], evicted],
      [
        [
          ["b", 3],
          ["c", 5],
        ],
        [2, 1, 4],
      ],
    );
  });

  it("hands over what it replaces, deletes and clears", () => {
    const evicted: number[] = [];
    const map = new LruMap<string, number>(5, (value) => evicted.push(value));
    map.set("a", 1);
    map.set("a", 2);
    map.delete("a");
    map.delete("a");
    map.set("b", 3);
    map.clear();
    assert.deepEqual([evicted, map.size], [[1, 2, 3], 0]);
  });
});
