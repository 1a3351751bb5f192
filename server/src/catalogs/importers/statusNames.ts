/** Reason phrases of RFC 9110 and others in wide use, as constants of all languages are called when their style is left out. */
const statuses: ReadonlyMap<string, number> = new Map(
  (
    "badrequest 400 unauthorized 401 paymentrequired 402 forbidden 403 notfound 404 methodnotallowed 405 notacceptable 406 " +
    "proxyauthenticationrequired 407 proxyauthrequired 407 requesttimeout 408 conflict 409 gone 410 lengthrequired 411 " +
    "preconditionfailed 412 payloadtoolarge 413 requestentitytoolarge 413 contenttoolarge 413 uritoolong 414 requesturitoolong 414 " +
    "unsupportedmediatype 415 rangenotsatisfiable 416 requestedrangenotsatisfiable 416 expectationfailed 417 imateapot 418 teapot 418 " +
    "misdirectedrequest 421 unprocessableentity 422 unprocessablecontent 422 locked 423 faileddependency 424 tooearly 425 " +
    "upgraderequired 426 preconditionrequired 428 toomanyrequests 429 requestheaderfieldstoolarge 431 " +
    "unavailableforlegalreasons 451 internalservererror 500 internalerror 500 notimplemented 501 badgateway 502 " +
    "serviceunavailable 503 gatewaytimeout 504 httpversionnotsupported 505 insufficientstorage 507 loopdetected 508 " +
    "networkauthenticationrequired 511"
  )
    .match(/[a-z]+ \d+/g)
    ?.map((pair) => {
      const [name = "", status] = pair.split(" ");
      return [name, Number(status)] as const;
    }),
);

const constant =
  /\b(?:Http(?:Status(?:Codes?)?)|HTTPStatus|HTTP_STATUS|StatusCodes?|http|status)(?:\.|::)(?:Status|HTTP_\d{3}_|SC_)?([A-Za-z_]+)\b/g;

/**
 * The HTTP statuses that source code names by constants: `HttpStatus.BAD_REQUEST`, `http.StatusNotFound`,
 * `StatusCode::CONFLICT`, `status.HTTP_410_GONE`.
 */
export function namedStatuses(source: string): readonly number[] {
  return [...source.matchAll(constant)].flatMap(
    ([, name = ""]) => statuses.get(name.replaceAll("_", "").toLowerCase()) ?? [],
  );
}
