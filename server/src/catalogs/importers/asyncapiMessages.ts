import { child, type DataNode } from "./dataTree";
import { entriesOf, itemsOf } from "./openapiEnums";
import type { References } from "./openapiReferences";

/** What one message of an AsyncAPI file carries. */
export interface MessagePayload {
  readonly name: string;
  readonly payload: DataNode;
}

/** The messages of AsyncAPI 2 and 3, in channels and components; none of an OpenAPI file. */
export function readMessages(root: DataNode, references: References): readonly MessagePayload[] {
  if (child(root, "asyncapi") === undefined) {
    return [];
  }
  const channels = entriesOf(child(root, "channels")).map(({ value }) => references.resolve(value) ?? value);
  const named = [child(root, "components"), ...channels].flatMap((node) => entriesOf(child(node, "messages")));
  const inOperations = channels.flatMap((channel) =>
    ["publish", "subscribe"].flatMap((operation) => {
      const message = child(channel, operation, "message");
      return message === undefined ? [] : [message, ...itemsOf(child(message, "oneOf"))];
    }),
  );
  return [...named, ...inOperations.map((value) => ({ key: "", value }))].flatMap(({ key, value }) => {
    const message = references.resolve(value);
    const payload = child(message, "payload", "schema") ?? child(message, "payload");
    const name = child(message, "name");
    return payload === undefined ? [] : [{ name: name?.kind === "scalar" ? `${key} ${name.text}` : key, payload }];
  });
}
