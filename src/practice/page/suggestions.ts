import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "./avatar.ts";
import { useWords } from "./context.ts";
import type { Suggestion } from "./completion.ts";
import { Emoji } from "./prose-view.ts";

export interface SuggestionsProps {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  choose: (suggestion: Suggestion) => void;
}

/** The list above the composer, while one types a command, a name or an emoji. */
export function Suggestions({ id, suggestions, active, choose }: SuggestionsProps): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector(".active")?.scrollIntoView({ block: "nearest" }), [active]);
  const row = (suggestion: Suggestion, index: number): JSX.Element =>
    h(
      "li",
      {
        key: suggestion.text,
        id: `${id}-${index}`,
        role: "option",
        "aria-selected": index === active,
        class: index === active ? "active" : "",
        onMouseDown: (event: MouseEvent) => {
          event.preventDefault();
          choose(suggestion);
        },
      },
      face(suggestion),
      h("b", {}, suggestion.text),
      h("small", {}, suggestion.hint),
    );
  return h(
    "ul",
    { id, ref: list, role: "listbox", "aria-label": useWords().suggestions, class: "suggestions" },
    suggestions.map(row),
  );
}

function face({ face }: Suggestion): JSX.Element {
  if ("person" in face) return h(Avatar, { person: face.person, size: 20 });
  if ("emoji" in face) return h(Emoji, { name: face.emoji, label: false });
  return h("span", { class: "sign" }, face.sign);
}
