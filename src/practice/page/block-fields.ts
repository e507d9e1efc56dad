import { h } from "preact";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { optionsOf, plain } from "./block-kit.ts";
import type { Option } from "./block-kit.ts";
import { SelectField } from "./block-selects.ts";
import { UnknownBlock } from "./unknown-block.ts";
import { useField } from "./host.ts";
import type { FieldProps } from "./host.ts";
import { readMrkdwnLine } from "./mrkdwn.ts";
import { WordsView } from "./prose-view.ts";

/** Draws any of Block Kit's fields; one that we can't draw says so. */
export function Field(props: FieldProps): JSX.Element {
  switch (props.element.type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return h(TextField, props);
    case "datepicker":
    case "timepicker":
      return h(DateOrTimeField, props);
    case "datetimepicker":
      return h(DateTimeField, props);
    case "checkboxes":
    case "radio_buttons":
      return h(TicksField, props);
    default:
      return props.element.type.endsWith("_select")
        ? h(SelectField, props)
        : h(UnknownBlock, { type: props.element.type });
  }
}

const INPUT_TYPES: Record<string, string> = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "number",
  datepicker: "date",
  timepicker: "time",
};

/** A draft is seen whole, an empty field stays small. */
function rowsFor(text: string): number {
  return Math.min(Math.max(text.split("\n").length + 1, 4), 12);
}

function TextField(props: FieldProps): JSX.Element {
  const { element } = props;
  const [value, set] = useField({ ...props, sends: false });
  const [, send] = useField({ ...props, sends: true });
  const common = {
    ...accessible(props),
    value: value === null ? "" : String(value),
    placeholder: plain(element.placeholder),
    maxLength: element.max_length ?? 3000,
    onInput: (event: Event) => set((event.target as HTMLInputElement).value),
    autofocus: element.focus_on_load,
  };
  if (element.multiline === true) return h("textarea", { ...common, rows: rowsFor(common.value) });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && props.sends) send((event.target as HTMLInputElement).value);
  };
  const step = element.is_decimal_allowed === true ? { step: "any" } : {};
  return h("input", { ...common, ...step, type: INPUT_TYPES[element.type] ?? "text", onKeyDown });
}

function DateOrTimeField(props: FieldProps): JSX.Element {
  const [value, set] = useField(props);
  return h("input", {
    ...accessible(props),
    type: INPUT_TYPES[props.element.type] ?? "date",
    value: value === null ? "" : String(value),
    onChange: (event: Event) => set((event.target as HTMLInputElement).value || null),
  });
}

function DateTimeField(props: FieldProps): JSX.Element {
  const [value, set] = useField(props);
  const change = (event: Event): void => {
    const typed = (event.target as HTMLInputElement).value;
    set(typed === "" ? null : Math.floor(new Date(typed).getTime() / 1000));
  };
  const shown = typeof value === "number" ? localMinute(value) : "";
  return h("input", { ...accessible(props), type: "datetime-local", value: shown, onChange: change });
}

// What a datetime-local input wants: the reader's own wall clock.
function localMinute(epochSeconds: number): string {
  const at = new Date(epochSeconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function TicksField(props: FieldProps): JSX.Element {
  const { element } = props;
  const name = useId();
  const [value, set] = useField(props);
  const many = element.type === "checkboxes";
  const chosen = typeof value === "object" && value !== null ? [...value] : value === null ? [] : [String(value)];
  const change = (option: Option): void => {
    if (!many) return set(option.value);
    set(chosen.includes(option.value) ? chosen.filter((other) => other !== option.value) : [...chosen, option.value]);
  };
  const rows = optionsOf(element).map((option) =>
    h(
      "label",
      { class: "tick", key: option.value },
      h("input", {
        type: many ? "checkbox" : "radio",
        name,
        checked: chosen.includes(option.value),
        onChange: () => change(option),
      }),
      h(
        "span",
        {},
        h(WordsView, { words: readMrkdwnLine(option.text.text) }),
        option.description && h("small", {}, h(WordsView, { words: readMrkdwnLine(option.description.text) })),
      ),
    ),
  );
  const look = { role: many ? "group" : "radiogroup", class: "ticks" };
  return h("div", { ...look, "aria-labelledby": props.labelledBy, "aria-describedby": props.describedBy }, rows);
}

function accessible({
  element,
  labelledBy,
  describedBy,
  required,
}: FieldProps): Record<string, string | boolean | undefined> {
  return {
    "aria-labelledby": labelledBy,
    "aria-label": labelledBy === undefined ? plain(element.placeholder) || element.action_id : undefined,
    "aria-describedby": describedBy,
    "aria-required": required === true ? true : undefined,
  };
}
