import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** See `FileSystem.replace`. A link stays one, and the file that it leads to keeps its owner and rights. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const before = statSync(path, { throwIfNoEntry: false });
  const target = before === undefined ? path : realpathSync(path);
  if (before !== undefined) {
    // To rename another file in its place takes no right to write to it.
    accessSync(target, constants.W_OK);
  }
  // Beside it, for nothing is renamed from one disk to another.
  const temporary = join(dirname(target), `.errdex-${process.pid}-${Date.now()}.tmp`);
  try {
    writeFileSync(temporary, bytes, { flag: "wx", flush: true });
    if (before !== undefined) {
      const { uid, gid } = statSync(temporary);
      if (uid !== before.uid || gid !== before.gid) {
        chownSync(temporary, before.uid, before.gid);
      }
      chmodSync(temporary, before.mode);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
