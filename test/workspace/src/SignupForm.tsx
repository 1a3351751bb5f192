import { h, type Child } from "./dom";
import { ApiError, sendOtp, type RatioSession } from "./ratioClient";
import { messageFor } from "./ratioErrors";

interface SignupFormProps {
  readonly session: RatioSession;
  readonly error?: ApiError;
  readonly onError: (error: ApiError) => void;
}

export function SignupForm({ session, error, onError }: SignupFormProps): Node {
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    try {
      await sendOtp(session, String(data.get("phone") ?? ""));
    } catch (err) {
      // Press Ctrl+Space in the quotes to choose another code.
      onError(err instanceof ApiError ? err : new ApiError(0, "INVALID_DATA", String(err)));
    }
  };

  return (
    <form onSubmit={submit}>
      <label>
        Phone
        <input
          name="phone"
          aria-invalid={error?.code === "INVALID_PHONE" || error?.code === "INVALID_PHONE_CONTRY_CODE"}
        />
      </label>
      {error?.code === "MISSING_PHONE" ? <p>Enter your phone number.</p> : null}
      {error?.code === "MFA_REQUIRED" && <Hint code="MFA_REQUIRED">We have sent you a code.</Hint>}
      {["USER_BLOCKED", "USER_UNDER_REVIEW"].includes(error?.code ?? "") && (
        <Hint code="USER_UNDER_REVEIW">Please contact us.</Hint>
      )}
      {error !== undefined && <p role="alert">{messageFor(error)}</p>}
      <button type="submit">Continue</button>
    </form>
  );
}

function Hint({ code, children }: { readonly code: string; readonly children?: Child }): Node {
  return (
    <p class="hint" data-code={code}>
      {children}
    </p>
  );
}
