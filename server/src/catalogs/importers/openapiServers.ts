import { child, type DataNode, textAt } from "./dataTree";
import { entriesOf, itemsOf } from "./openapiEnums";

/** Hosts that one variable in a server's address makes, at most: beyond, they are tenants and no regions. */
const mostValues = 20;

/**
 * The public hosts at which an API answers: `servers` of OpenAPI 3 wherever they may stand and of AsyncAPI, `host` of Swagger
 * 2. A variable stands for each value that it may have, or for its default.
 */
export function readHosts(root: DataNode): readonly string[] {
  const operations = entriesOf(child(root, "paths")).flatMap(({ value }) => [
    value,
    ...entriesOf(value).map((entry) => entry.value),
  ]);
  const servers = [root, ...operations].flatMap((node) => {
    const list = child(node, "servers");
    return [...itemsOf(list), ...entriesOf(list).map(({ value }) => value)];
  });
  const addresses = servers.flatMap((server) => {
    const address = textAt(server, "url") ?? textAt(server, "host");
    return address === undefined ? [] : fillIn(hostOf(address), child(server, "variables"));
  });
  const own = textAt(root, "host");
  const hosts = [...addresses, ...(own === undefined ? [] : [hostOf(own)])].map((host) => host.toLowerCase());
  return [...new Set(hosts.filter(isPublic))];
}

/** Without scheme, user, port and path. */
function hostOf(address: string): string {
  return address
    .trim()
    .replace(/^(?:(?:[a-z][\w+.-]*|\{[^{}]*\}):)?\/\//i, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^.*@/, "")
    .replace(/:(?:\d+|\{[^{}]*\})$/, "");
}

function fillIn(host: string, variables: DataNode | undefined): readonly string[] {
  const name = /\{([^{}]*)\}/.exec(host)?.[1];
  if (name === undefined) {
    return [host];
  }
  const variable = child(variables, name);
  const all = itemsOf(child(variable, "enum")).flatMap((item) => textAt(item) ?? []);
  const usual = textAt(variable, "default");
  const values = all.length > 0 && all.length <= mostValues ? all : usual === undefined ? [] : [usual];
  return values
    .filter((value) => !value.includes("{"))
    .flatMap((value) => fillIn(hostOf(host.replace(`{${name}}`, value)), variables));
}

/** Ends and hosts that are no API's own: of machines at hand, of examples, of mocks that tools serve. */
const others =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|test|invalid|example|example\.(?:com|org|net|edu)|(?:your|my)-?(?:domain|company|server|host|api|app)\.\w+|virtserver\.swaggerhub\.com|mock\.pstmn\.io|stoplight\.io|ngrok\.io|ngrok-free\.app|webhook\.site|swagger\.io)$/;

/** Whether it is the address of a page that anybody may open. */
export function isWebPage(address: string): boolean {
  return /^https?:\/\/[^\s{}]+$/.test(address) && URL.canParse(address) && isPublic(hostOf(address).toLowerCase());
}

function isPublic(host: string): boolean {
  return (
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(host) &&
    // Of numbers alone it is an address of a machine.
    !/\.\d+$/.test(host) &&
    !others.test(host)
  );
}
