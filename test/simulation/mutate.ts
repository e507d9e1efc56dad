import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { mutants, type Mutant } from "./mutants.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** From now on modules are loaded with this protection taken away. Throws where a mutant doesn't fit the code any more. */
export function mutate(name: string): void {
  const mutant = mutants[name];
  if (mutant === undefined)
    throw new Error(`There is no mutant "${name}"; there are: ${Object.keys(mutants).join(", ")}.`);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const changes = url.startsWith("file:") ? mutant.filter(({ file }) => fileURLToPath(url) === root + file) : [];
      if (changes.length === 0) return loaded;
      return { ...loaded, source: changed(Buffer.from(loaded.source as Uint8Array).toString(), changes) };
    },
  });
}

/** Every text that is to be changed must stand there exactly once. */
export function changed(source: string, changes: Mutant): string {
  return changes.reduce((text, { file, find, replace }) => {
    const times = text.split(find).length - 1;
    if (times !== 1) throw new Error(`"${find}" stands ${times} times in ${file}.`);
    return text.replace(find, () => replace);
  }, source);
}
