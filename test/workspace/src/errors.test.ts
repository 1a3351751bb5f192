import { ApiError, request } from "./ratioClient";
import { actionFor } from "./ratioErrors";

// Stands for your test library, so that this project needs no package.
declare function test(name: string, body: () => void | Promise<void>): void;
declare function expect<T>(actual: T): { toBe(expected: T): void; toMatchObject(expected: Partial<T>): void };

const session = { clientId: "test", clientSecret: "test" };

test("a wrong code is for the person to mend", () => {
  const error = new ApiError(400, "INVALID_OTP", "The OTP is wrong");
  expect(actionFor(error)).toBe("fix-input");
});

test("Ratio refuses an address that it knows", async () => {
  const error = await request(session, "/users", { email: "ada@example.com" }).catch((err: ApiError) => err);
  // A test that can only fail: the assertion has a typo.
  expect((error as ApiError).code).toBe("ALREADY_EXSITS_EMAIL");
});

test("Ratio refuses a form without a name", async () => {
  const error = (await request(session, "/users", {}).catch((err: ApiError) => err)) as ApiError;
  expect(error).toMatchObject({ status: 400, code: "MISSING_FIRST_NAME" });
});
