/** The picture of an emoji's short name, or null when we don't know it (it is then shown as `:name:`). */
export function emojiGlyph(name: string): string | null {
  const [base = "", tone] = name.split("::");
  const glyph = GLYPHS.get(base);
  if (glyph === undefined) return null;
  const skin = /^skin-tone-([2-6])$/.exec(tone ?? "");
  return skin === null ? glyph : glyph.replace("\uFE0F", "") + String.fromCodePoint(0x1f3f9 + Number(skin[1]));
}

/** Those offered first: the record's own marks, then the usual ones. */
export const PICKER: readonly string[] = (
  "pushpin star eyes white_check_mark +1 pray tada fire raised_hands thinking_face rocket heart joy wave bulb " +
  "warning rotating_light hourglass_flowing_sand telephone_receiver x"
).split(" ");

/** Short names that begin with, or else contain, what has been typed. */
export function emojiStarting(typed: string, most: number): string[] {
  const names = [...GLYPHS.keys()];
  const starting = names.filter((name) => name.startsWith(typed));
  return [...starting, ...names.filter((name) => !name.startsWith(typed) && name.includes(typed))].slice(0, most);
}

const TABLE = `
pushpin 📌 star ⭐ eyes 👀 white_check_mark ✅ heavy_check_mark ✔️ x ❌ +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌
pray 🙏 tada 🎉 fire 🔥 raised_hands 🙌 clap 👏 wave 👋 muscle 💪 point_right 👉 point_up ☝️ raised_hand ✋ handshake 🤝
thinking_face 🤔 joy 😂 smile 😄 grinning 😀 slightly_smiling_face 🙂 wink 😉 sweat_smile 😅 cry 😢 sob 😭 sleeping 😴
face_with_monocle 🧐 grimacing 😬 open_mouth 😮 scream 😱 sunglasses 😎 exploding_head 🤯 heart ❤️ broken_heart 💔 100 💯
rocket 🚀 bulb 💡 zap ⚡ boom 💥 sparkles ✨ dizzy 💫 rotating_light 🚨 warning ⚠️ no_entry ⛔ octagonal_sign 🛑 sos 🆘
red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪
black_circle ⚫ large_red_square 🟥 large_green_square 🟩 hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ alarm_clock ⏰
clock3 🕒 calendar 📆 date 📅 bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢 phone ☎️ telephone ☎️ telephone_receiver 📞
iphone 📱 pager 📟 fax 📠 email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 mailbox 📫 speech_balloon 💬
thought_balloon 💭 left_speech_bubble 🗨️ memo 📝 pencil 📝 pencil2 ✏️ page_facing_up 📄 page_with_curl 📃 clipboard 📋
bookmark 🔖 bookmark_tabs 📑 books 📚 book 📖 notebook 📓 ledger 📒 newspaper 📰 file_folder 📁 open_file_folder 📂
card_index 📇 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 paperclip 📎 link 🔗 lock 🔒 unlock 🔓
closed_lock_with_key 🔐 key 🔑 shield 🛡️ mag 🔍 mag_right 🔎 microscope 🔬 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️
toolbox 🧰 fire_extinguisher 🧯 fire_engine 🚒 ambulance 🚑 helmet_with_white_cross ⛑️ satellite 🛰️ satellite_antenna 📡
computer 💻 desktop_computer 🖥️ keyboard ⌨️ floppy_disk 💾 electric_plug 🔌 battery 🔋 package 📦 truck 🚚 bug 🐛 ant 🐜
dart 🎯 trophy 🏆 medal 🏅 crown 👑 tophat 🎩 busts_in_silhouette 👥 bust_in_silhouette 👤 technologist 🧑‍💻 firefighter 🧑‍🚒
scroll 📜 label 🏷️ triangular_flag_on_post 🚩 checkered_flag 🏁 white_flag 🏳️ round_pushpin 📍 world_map 🗺️ compass 🧭
sunny ☀️ sunrise 🌅 moon 🌙 crescent_moon 🌙 cloud ☁️ umbrella ☔ snowflake ❄️ rainbow 🌈 earth_asia 🌏 coffee ☕ pizza 🍕
cake 🍰 beer 🍺 seedling 🌱 four_leaf_clover 🍀 herb 🌿 cherry_blossom 🌸 dog 🐶 cat 🐱 unicorn 🦄 owl 🦉 turtle 🐢 snail 🐌
arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄 arrow_forward ▶️ fast_forward ⏩ repeat 🔁
leftwards_arrow_with_hook ↩️ heavy_plus_sign ➕ heavy_minus_sign ➖ question ❓ grey_question ❔ exclamation ❗ bangbang ‼️
information_source ℹ️ ballot_box_with_check ☑️ recycle ♻️ infinity ♾️ red_flag 🚩 construction 🚧 traffic_light 🚦 vs 🆚
new 🆕 ok 🆗 up 🆙 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ mute 🔇 sound 🔉 loud_sound 🔊 studio_microphone 🎙️
ear 👂 brain 🧠 eyeglasses 👓 robot_face 🤖 ghost 👻 skull 💀 money_with_wings 💸 credit_card 💳 shopping_trolley 🛒
gift 🎁 balloon 🎈 confetti_ball 🎊 performing_arts 🎭 mortar_board 🎓 hospital 🏥 office 🏢 house 🏠 globe_with_meridians 🌐`;

const GLYPHS: ReadonlyMap<string, string> = new Map(
  [...TABLE.trim().matchAll(/(\S+)\s+(\S+)/g)].map((pair) => [pair[1] ?? "", pair[2] ?? ""]),
);
