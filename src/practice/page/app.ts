import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Announcer } from "./announcer.ts";
import { ChannelPane } from "./channel-pane.ts";
import { HOME } from "./state.ts";
import type { Client } from "./client.ts";
import { ClientContext, placeName, useClient, useWords } from "./context.ts";
import { FilePane } from "./file-pane.ts";
import { HomePane } from "./home-pane.ts";
import { Icon } from "./icon.ts";
import { InsideDrawer } from "./inside-drawer.ts";
import { Modal } from "./modal.ts";
import { usePageKeys } from "./page-keys.ts";
import { PhonePanel, RingAnnouncer } from "./phone-panel.ts";
import { QuickSwitcher } from "./quick-switcher.ts";
import { Rail } from "./rail.ts";
import { usePhonePanel } from "./use-phones.ts";
import type { PhonePanelState } from "./use-phones.ts";
import { ThreadPane } from "./thread-pane.ts";

export function App({ client }: { client: Client }): JSX.Element {
  const [, redraw] = useState(0);
  useEffect(() => client.subscribe(() => redraw((count) => count + 1)), [client]);
  return h(ClientContext.Provider, { value: client }, h(Page, {}));
}

function Page(): JSX.Element {
  const client = useClient();
  const { workspace, place, controls, settings } = client.state;
  const [switching, setSwitching] = useState(false);
  useTitle();
  const phones = usePhonePanel();
  usePageKeys(client, () => setSwitching(true));
  return h(
    "div",
    { class: "page" },
    h(Rail, { phones, openSwitcher: () => setSwitching(true) }),
    place === HOME ? h(HomePane, {}) : h(ChannelPane, { channel: place }),
    h(Beside, { phones }),
    controls !== null && settings.inside === "open" && h(InsideDrawer, { controls }),
    h(Modal, { stack: workspace?.modals ?? [] }),
    switching && h(QuickSwitcher, { close: () => setSwitching(false) }),
    h(Announcer, {}),
    h(RingAnnouncer, {}),
    h(Notice, {}),
  );
}

/** The column on the right: the phones above a thread or a file. */
function Beside({ phones }: { phones: PhonePanelState }): JSX.Element | null {
  const { place, thread, file } = useClient().state;
  if (!phones.open && thread === null && file === null) return null;
  return h(
    "div",
    { class: `beside${file === null ? "" : " wide"}${thread === null && file === null ? " phones-alone" : ""}` },
    phones.open && h(PhonePanel, { panel: phones }),
    thread !== null && h(ThreadPane, { key: thread.ts, channel: place, ts: thread.ts, stretch: thread.stretch }),
    file !== null && h(FilePane, { key: file.file.id, shown: file }),
  );
}

function Notice(): JSX.Element | null {
  const client = useClient();
  const words = useWords();
  const { notice, connected } = client.state;
  if (notice === null && connected) return null;
  const text =
    notice === null
      ? words.reconnecting
      : notice === "no_connection"
        ? words.reconnecting
        : `${words.failed}: ${notice}`;
  return h(
    "div",
    { class: "notice", role: "status" },
    text,
    h(
      "button",
      { type: "button", class: "quiet", "aria-label": words.dismiss, onClick: () => client.notice(null) },
      h(Icon, { name: "close" }),
    ),
  );
}

function useTitle(): void {
  const client = useClient();
  const { workspace, place } = client.state;
  const unread = workspace?.channels.reduce((sum, channel) => sum + channel.mentions, 0) ?? 0;
  const where = place === HOME || workspace === null ? "Watchfire" : placeName(client, place);
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${where} · Watchfire`;
  }, [unread, where]);
}
