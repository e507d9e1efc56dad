import { h } from "preact";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isExternal, optionsOf, plain } from "./block-kit.ts";
import type { BlockElement, FieldValue } from "./block-kit.ts";
import { Combobox } from "./combobox.ts";
import type { Choice } from "./combobox.ts";
import { useClient, useWords } from "./context.ts";
import type { Client } from "./client.ts";
import { useField, useHost } from "./host.ts";
import type { FieldProps } from "./host.ts";

/** Every select of Block Kit: static, external, users, channels, conversations; one choice or several. */
export function SelectField(props: FieldProps): JSX.Element {
  const { element, labelledBy } = props;
  const words = useWords();
  const client = useClient();
  const [value, set] = useField(props);
  const [found, search] = useExternal(props);
  const many = element.type.startsWith("multi_");
  const external = isExternal(element);
  return h(Combobox, {
    choices: external ? found : choicesOf(client, element),
    chosen: asList(value),
    many,
    placeholder: plain(element.placeholder) || (external ? words.search : words.choose),
    onChoose: (chosen) => set(many ? chosen : (chosen[0] ?? null)),
    labelledBy,
    ...(external ? { onSearch: search } : {}),
    ...(element.focus_on_load === true ? { autofocus: true } : {}),
  });
}

function useExternal({ block, element }: FieldProps): [Choice[], (query: string) => void] {
  const host = useHost();
  const [found, setFound] = useState<Choice[]>([]);
  const search = (query: string): void => {
    if (!isExternal(element) || query.length < (element.min_query_length ?? 3)) return;
    void host
      .search(block, element.action_id ?? "", query)
      .then((options) => setFound(options.map(({ text }) => ({ value: text, text }))));
  };
  return [found, search];
}

function choicesOf(client: Client, element: BlockElement): Choice[] {
  const { workspace } = client.state;
  const channels = [
    ...(workspace?.channels ?? []).filter((channel) => channel.kind !== "im"),
    ...(workspace?.others ?? []),
  ];
  switch (element.type.replace("multi_", "")) {
    case "users_select":
      return (workspace?.people ?? []).map((person) => ({ value: person.id, text: person.name, hint: person.role }));
    case "channels_select":
    case "conversations_select":
      return channels.map((channel) => ({ value: channel.id, text: `#${channel.name}` }));
    default:
      return staticChoices(element);
  }
}

function staticChoices(element: BlockElement): Choice[] {
  const groups = element.option_groups ?? [];
  if (groups.length === 0)
    return optionsOf(element).map((option) => ({
      value: option.value,
      text: plain(option.text),
      ...hint(option.description?.text),
    }));
  return groups.flatMap((group) =>
    group.options.map((option) => ({ value: option.value, text: plain(option.text), group: plain(group.label) })),
  );
}

function hint(text: string | undefined): { hint: string } | Record<string, never> {
  return text === undefined ? {} : { hint: text };
}

function asList(value: FieldValue): string[] {
  if (value === null) return [];
  return typeof value === "object" ? [...value] : [String(value)];
}
