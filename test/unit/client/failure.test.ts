import assert from "node:assert/strict";
import { describeFailure, ServerDown } from "../../../client/src/common/failure";

describe("a command that fails", () => {
  it("says what went wrong, to the user and in the log", () => {
    const failure = describeFailure(new Error("acme.errdex.json could not be written."));
    const message = "acme.errdex.json could not be written.";
    assert.deepEqual(failure, { message, logged: message, mayRestart: false });
  });

  it("offers to start a server that is down, and logs why it is", () => {
    assert.deepEqual(describeFailure(new ServerDown(new Error("it ended before it answered"))), {
      message: "The Errdex server is not running.",
      logged: "The Errdex server is not running. (it ended before it answered)",
      mayRestart: true,
    });
  });

  it("says a reason once that the message has already", () => {
    const cause = new Error("no such file");
    assert.equal(
      describeFailure(new Error("a.md cannot be read: no such file", { cause })).logged,
      "a.md cannot be read: no such file",
    );
  });

  it("takes what is no error as it is", () => {
    assert.deepEqual(describeFailure("gone"), { message: "gone", logged: "gone", mayRestart: false });
  });
});
