import { Fragment, h } from "preact";
import type { JSX } from "preact";

/** Plain text in which addresses can be followed, into a window of their own. */
export function Linked({ text }: { text: string }): JSX.Element {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/);
  return h(
    Fragment,
    {},
    parts.map((part, index) =>
      // What stands in brackets is kept between what doesn't: every second part is an address.
      index % 2 === 1 ? h("a", { key: index, href: part, target: "_blank", rel: "noopener" }, shortened(part)) : part,
    ),
  );
}

/** A signed address is long, and nobody reads its end. */
function shortened(address: string): string {
  return address.length > LONGEST ? `${address.slice(0, LONGEST)}…` : address;
}

const LONGEST = 48;
