/** The readers of what is no plain JSON, with their libraries: a bundle of their own, for few runs need them. */
export { outlineJson, readJsonText } from "./jsonText";
export { outlineYaml, readYamlText } from "./yamlText";
