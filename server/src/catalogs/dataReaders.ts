/** What reads and edits data that is no plain JSON, with its libraries: a bundle of its own, for few runs need it. */
export { editJson } from "./jsonEdits";
export { outlineJson, readJsonText } from "./jsonText";
export { editYaml, writeYaml } from "./yamlEdits";
export { outlineYaml, readYamlText } from "./yamlText";
