/**
 * Emoji with their shortcodes, from the list of GitHub (`gemoji`): those that people use most in texts
 * about software. The whole list would take a thirtieth of the packed extension.
 */
const TABLE = `
😄 smile  😆 laughing satisfied  😅 sweat_smile  😂 joy  🙂 slightly_smiling_face  😉 wink  😊 blush
😍 heart_eyes  🤔 thinking  😐 neutral_face  🙄 roll_eyes  😬 grimacing  🤯 exploding_head  🥳 partying_face
😎 sunglasses  😕 confused  😢 cry  😭 sob  🤖 robot  🙈 see_no_evil  ❤️ heart  💚 green_heart  💯 100
💥 boom collision  💬 speech_balloon  👋 wave  👌 ok_hand  👉 point_right  👍 +1 thumbsup  👎 -1 thumbsdown
👏 clap  🙌 raised_hands  🙏 pray  💪 muscle  🧠 brain  👀 eyes  🤦 facepalm  🤷 shrug  👷 construction_worker
👥 busts_in_silhouette  🐧 penguin  🐍 snake  🐳 whale  🐙 octopus  🐛 bug  ☕ coffee  🍻 beers
🌐 globe_with_meridians  🚧 construction  🚢 ship  🚀 rocket  ⏳ hourglass_flowing_sand  ⭐ star  🌟 star2
☁️ cloud  ⚡ zap  🔥 fire  ✨ sparkles  🎉 tada  🏆 trophy  🥇 1st_place_medal  🎯 dart  🎨 art  📣 mega
🔌 electric_plug  💻 computer  🖥️ desktop_computer  💾 floppy_disk  🔍 mag  🔎 mag_right  💡 bulb  📚 books
📄 page_facing_up  🔖 bookmark  📧 email e-mail  📦 package  📝 memo pencil  📁 file_folder  📆 calendar
📈 chart_with_upwards_trend  📉 chart_with_downwards_trend  📊 bar_chart  📋 clipboard  📌 pushpin
🗑️ wastebasket  🔒 lock  🔓 unlock  🔑 key  🔨 hammer  🛠️ hammer_and_wrench  💣 bomb  🔧 wrench  ⚙️ gear
🔗 link  🧪 test_tube  ⚠️ warning  ⛔ no_entry  🚫 no_entry_sign  ⬆️ arrow_up  ➡️ arrow_right  ⬇️ arrow_down
⬅️ arrow_left  🔄 arrows_counterclockwise  🔁 repeat  ➕ heavy_plus_sign  ➖ heavy_minus_sign  ❓ question
❗ exclamation heavy_exclamation_mark  ♻️ recycle  ✅ white_check_mark  ☑️ ballot_box_with_check
✔️ heavy_check_mark  ❌ x  1️⃣ one  2️⃣ two  3️⃣ three  4️⃣ four  5️⃣ five  ℹ️ information_source
🔴 red_circle  🟡 yellow_circle  🟢 green_circle  🔵 large_blue_circle  ⚪ white_circle  🏁 checkered_flag
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
