import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { useUpward } from "./upward.ts";

export interface Choice {
  value: string;
  text: string;
  /** A second line, smaller. */
  hint?: string;
  /** The group's name, said once above its first choice. */
  group?: string;
}

export interface ComboboxProps {
  choices: readonly Choice[];
  chosen: readonly string[];
  many: boolean;
  placeholder: string;
  onChoose: (chosen: string[]) => void;
  /** For choices that only a server knows: called with what is typed. */
  onSearch?: (query: string) => void;
  labelledBy?: string | undefined;
  label?: string;
  autofocus?: boolean;
  /** Shows its choices from the start. */
  startsOpen?: boolean;
}

/** A select with a search field: one choice, or several as chips. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const { chosen, many, onChoose } = props;
  const [query, setQuery] = useState<string | null>(props.startsOpen === true ? "" : null);
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const open = query !== null;
  const shown = open ? matching(props, query) : [];
  const upward = useUpward(box, open, ".choices");
  useEffect(() => {
    list.current?.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }, [active, open]);

  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onChoose(many ? toggled(chosen, choice.value) : [choice.value]);
    setQuery(many ? "" : null);
  };
  const type = (text: string): void => {
    setQuery(text);
    setActive(0);
    props.onSearch?.(text);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!open) type("");
      else setActive((active + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === "Enter" && open) choose(shown[active]);
    else if (event.key === "Escape" && open) setQuery(null);
    else if (event.key === "Backspace" && query === "" && many) onChoose(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const single = many ? "" : (props.choices.find((choice) => choice.value === chosen[0])?.text ?? chosen[0] ?? "");
  return h(
    "div",
    { ref: box, class: upward ? "combobox upward" : "combobox" },
    many && chosen.map((value) => h(Chip, { key: value, value, props })),
    h("input", {
      role: "combobox",
      "aria-expanded": open,
      "aria-controls": id,
      "aria-activedescendant": open && shown.length > 0 ? `${id}-${active}` : undefined,
      "aria-labelledby": props.labelledBy,
      "aria-label": props.labelledBy === undefined ? (props.label ?? props.placeholder) : undefined,
      autocomplete: "off",
      autofocus: props.autofocus,
      placeholder: many && chosen.length > 0 ? "" : single === "" ? props.placeholder : single,
      value: open ? query : single,
      onInput: (event: Event) => type((event.target as HTMLInputElement).value),
      onClick: () => !open && type(""),
      onBlur: () => setQuery(null),
      onKeyDown: keys,
    }),
    h(Icon, { name: "down" }),
    open && h(Choices, { id, shown, active, chosen, choose, list }),
  );
}

function Chip({ value, props }: { value: string; props: ComboboxProps }): JSX.Element {
  const words = useWords();
  const text = props.choices.find((choice) => choice.value === value)?.text ?? value;
  const remove = (): void => props.onChoose(props.chosen.filter((other) => other !== value));
  return h(
    "span",
    { class: "chip" },
    text,
    h(
      "button",
      { type: "button", "aria-label": `${words.dismiss}: ${text}`, onClick: remove },
      h(Icon, { name: "close" }),
    ),
  );
}

interface ChoicesProps {
  id: string;
  shown: readonly Choice[];
  active: number;
  chosen: readonly string[];
  choose: (choice: Choice) => void;
  list: { current: HTMLUListElement | null };
}

function Choices({ id, shown, active, chosen, choose, list }: ChoicesProps): JSX.Element {
  const words = useWords();
  const rows = shown.flatMap((choice, index) => {
    const row = h(
      "li",
      {
        key: choice.value,
        id: `${id}-${index}`,
        role: "option",
        class: index === active ? "active" : "",
        "aria-selected": chosen.includes(choice.value),
        onMouseDown: (event: MouseEvent) => {
          event.preventDefault();
          choose(choice);
        },
      },
      h("span", {}, choice.text),
      choice.hint !== undefined && h("small", {}, choice.hint),
    );
    const first = choice.group !== undefined && choice.group !== shown[index - 1]?.group;
    return first
      ? [h("li", { key: `group ${choice.group}`, class: "group", role: "presentation" }, choice.group), row]
      : [row];
  });
  const empty = h("li", { class: "empty", role: "presentation" }, words.nothing);
  return h(
    "ul",
    { id, ref: list, role: "listbox", "aria-label": words.choose, class: "choices" },
    shown.length === 0 ? empty : rows,
  );
}

function matching(props: ComboboxProps, query: string): readonly Choice[] {
  if (props.onSearch !== undefined || query === "") return props.choices;
  const typed = query.toLowerCase();
  return props.choices.filter((choice) => choice.text.toLowerCase().includes(typed));
}

function toggled(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}
