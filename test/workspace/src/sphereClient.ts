/** Sphere's API. It answers `{ ok: false, error: "customer/not-found", … }`: the code is in the field `error`. */
const BASE_URL = "https://api.spherepay.co/v1";

export interface SphereErrorBody {
  readonly ok: false;
  readonly object: "error";
  readonly error: string;
  readonly message: string;
  readonly data: unknown;
  readonly request: string;
  readonly ts: string;
}

export interface SphereResult<T> {
  readonly ok: true;
  readonly data: T;
}

export async function call<T>(apiKey: string, path: string, body: unknown): Promise<SphereResult<T> | SphereErrorBody> {
  const response = await fetch(BASE_URL + path, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as SphereResult<T> | SphereErrorBody;
}

export interface Transfer {
  readonly id: string;
  readonly status: "pending" | "succeeded" | "failed";
}

export async function createTransfer(apiKey: string, amount: string, bankAccount: string): Promise<Transfer | undefined> {
  const body = await call<Transfer>(apiKey, "/transfer", { amount, source: bankAccount });
  if (body.ok) {
    return body.data;
  }
  if (body.error === "transfer/maintenance-lock" || body.error === "transfer/tx-limit-reached") {
    return undefined;
  }
  throw new Error(`${body.error}: ${body.message} (${body.request})`);
}
