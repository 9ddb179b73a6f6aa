/**
 * Emoji with their shortcodes, from the list of GitHub (`gemoji`): the faces, hands, marks, tools and animals
 * that people use in texts about software. The whole list would take a thirtieth of the packed extension.
 */
const TABLE = `
😃 smiley  😄 smile  😁 grin  😆 laughing satisfied  😅 sweat_smile  🤣 rofl  😂 joy
🙂 slightly_smiling_face  😉 wink  😊 blush  😍 heart_eyes  😋 yum  🤗 hugs  🤔 thinking
🤨 raised_eyebrow  😐 neutral_face  😑 expressionless  🙄 roll_eyes  😬 grimacing  😴 sleeping
😵 dizzy_face  🤯 exploding_head  🥳 partying_face  😎 sunglasses  🤓 nerd_face  🧐 monocle_face
😕 confused  😟 worried  🙁 slightly_frowning_face  😮 open_mouth  😳 flushed  🥺 pleading_face  😢 cry
😭 sob  😱 scream  😞 disappointed  😓 sweat  🥱 yawning_face  😡 rage pout  😠 angry  💀 skull
💩 hankey poop shit  🤡 clown_face  👻 ghost  👽 alien  🤖 robot  🙈 see_no_evil  💕 two_hearts
💔 broken_heart  ❤️ heart  🧡 orange_heart  💛 yellow_heart  💚 green_heart  💙 blue_heart
💜 purple_heart  💯 100  💥 boom collision  💫 dizzy  💦 sweat_drops  💬 speech_balloon  💤 zzz  👋 wave
👌 ok_hand  ✌️ v  🤞 crossed_fingers  👈 point_left  👉 point_right  👆 point_up_2  👇 point_down
☝️ point_up  👍 +1 thumbsup  👎 -1 thumbsdown  ✊ fist_raised fist  👏 clap  🙌 raised_hands
🤝 handshake  🙏 pray  💪 muscle  👂 ear  🧠 brain  👀 eyes  🙋 raising_hand  🙇 bow  🤦 facepalm
🤷 shrug  🧑‍💻 technologist  🕵️ detective  🥷 ninja  👷 construction_worker  👥 busts_in_silhouette
👣 footprints  🐶 dog  🐱 cat  🐧 penguin  🐍 snake  🦖 t-rex  🐳 whale  🐋 whale2  🐙 octopus  🐛 bug
🐝 bee honeybee  🌱 seedling  🍕 pizza  🦀 crab  🍰 cake  ☕ coffee  🍺 beer  🍻 beers  🌍 earth_africa
🌎 earth_americas  🌏 earth_asia  🌐 globe_with_meridians  🏗️ building_construction  🧱 bricks
🚑 ambulance  🚗 car red_car  🚨 rotating_light  🚧 construction  ⛵ boat sailboat  🚢 ship  ✈️ airplane
🚀 rocket  ⌛ hourglass  ⏳ hourglass_flowing_sand  ⌚ watch  ⏰ alarm_clock  ⏱️ stopwatch  ⏲️ timer_clock
☀️ sunny  ⭐ star  🌟 star2  ☁️ cloud  ⚡ zap  ❄️ snowflake  🔥 fire  ✨ sparkles  🎈 balloon  🎉 tada
🎊 confetti_ball  🎁 gift  🏆 trophy  🏅 medal_sports  🥇 1st_place_medal  🥈 2nd_place_medal
🥉 3rd_place_medal  🎯 dart  🔮 crystal_ball  🧩 jigsaw  🎨 art  📢 loudspeaker  📣 mega  🔔 bell
🔕 no_bell  📱 iphone  ☎️ phone telephone  🔋 battery  🔌 electric_plug  💻 computer
🖥️ desktop_computer  ⌨️ keyboard  💾 floppy_disk  💿 cd  📷 camera  📹 video_camera  🔍 mag
🔎 mag_right  💡 bulb  📖 book open_book  📚 books  📓 notebook  📜 scroll  📄 page_facing_up
📑 bookmark_tabs  🔖 bookmark  🏷️ label  💰 moneybag  💵 dollar  ✉️ envelope  📧 email e-mail
📥 inbox_tray  📦 package  ✏️ pencil2  📝 memo pencil  📁 file_folder  📂 open_file_folder  📅 date
📆 calendar  📈 chart_with_upwards_trend  📉 chart_with_downwards_trend  📊 bar_chart  📋 clipboard
📌 pushpin  📎 paperclip  📏 straight_ruler  🗃️ card_file_box  🗑️ wastebasket  🔒 lock  🔓 unlock
🔐 closed_lock_with_key  🔑 key  🔨 hammer  🛠️ hammer_and_wrench  💣 bomb  🛡️ shield  🔧 wrench
🔩 nut_and_bolt  ⚙️ gear  🔗 link  🧰 toolbox  ⚗️ alembic  🧪 test_tube  🔬 microscope  🔭 telescope
📡 satellite  🩹 adhesive_bandage  🩺 stethoscope  ⚠️ warning  ⛔ no_entry  🚫 no_entry_sign  ⬆️ arrow_up
➡️ arrow_right  ⬇️ arrow_down  ⬅️ arrow_left  ↕️ arrow_up_down  ↔️ left_right_arrow  🔃 arrows_clockwise
🔄 arrows_counterclockwise  🔙 back  🔚 end  🔜 soon  🔝 top  🔀 twisted_rightwards_arrows  🔁 repeat
▶️ arrow_forward  ✖️ heavy_multiplication_x  ➕ heavy_plus_sign  ➖ heavy_minus_sign
➗ heavy_division_sign  ♾️ infinity  ‼️ bangbang  ⁉️ interrobang  ❓ question  ❔ grey_question
❗ exclamation heavy_exclamation_mark  💲 heavy_dollar_sign  ♻️ recycle  ✅ white_check_mark
☑️ ballot_box_with_check  ✔️ heavy_check_mark  ❌ x  0️⃣ zero  1️⃣ one  2️⃣ two  3️⃣ three  4️⃣ four
5️⃣ five  6️⃣ six  7️⃣ seven  8️⃣ eight  9️⃣ nine  ℹ️ information_source  🆕 new  🆗 ok  🆘 sos
🔴 red_circle  🟠 orange_circle  🟡 yellow_circle  🟢 green_circle  🔵 large_blue_circle  ⚫ black_circle
⚪ white_circle  ⬛ black_large_square  ⬜ white_large_square  🔸 small_orange_diamond
🔹 small_blue_diamond  🏁 checkered_flag  🚩 triangular_flag_on_post
`;

/** The emoji by their shortcodes, without colons. */
export function emojiByName(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let emoji = '';
  for (const word of TABLE.trim().split(/\s+/)) {
    // Shortcodes are ASCII, and emoji aren't.
    if (/^[a-z0-9_+-]+$/.test(word)) names.set(word, emoji);
    else emoji = word;
  }
  return names;
}
