/** Ratio's API: every call goes through `request`, every failure is an `ApiError` with Ratio's code. */
const BASE_URL = "https://api.ratio.me/v1";

export interface RatioSession {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sessionId?: string;
}

/** What Ratio answers with when something is wrong. */
export interface RatioErrorBody {
  readonly createTime: string;
  readonly message: string;
  readonly code: string;
}

export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export async function request<T>(session: RatioSession, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "ratio-client-id": session.clientId,
    "ratio-client-secret": session.clientSecret,
  };
  if (session.sessionId !== undefined) {
    headers["ratio-client-session-id"] = session.sessionId;
  }
  const response = await fetch(BASE_URL + path, {
    method: body === undefined ? "GET" : "POST",
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) {
    const error = (await response.json()) as RatioErrorBody;
    throw new ApiError(response.status, error.code, error.message);
  }
  return (await response.json()) as T;
}

export async function sendOtp(session: RatioSession, phone: string): Promise<{ phoneId: string }> {
  return request(session, "/auth/otp:sms", { phone });
}

export async function verifyOtp(session: RatioSession, phoneId: string, otp: string): Promise<boolean> {
  try {
    await request(session, "/auth/otp:sms:verify", { phoneId, otp });
    return true;
  } catch (err) {
    // Hover over the code: what it means, what to do about it, its siblings, a link to Ratio's page.
    if (err instanceof ApiError && err.code === "INVALID_OTP") {
      return false;
    }
    throw err;
  }
}
