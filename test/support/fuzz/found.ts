/** Texts that once broke a property; each is tried with all of them. */
export const FOUND: readonly string[] = [
  // Quote marks in HTML and lists were taken for the end of a paragraph.
  '### Question 1\n> Answer:\n\n <div>\n> \n[a](b.png)\n',
  '### Question 1\n> Answer:\n\n - text\n\n\t> ![a][r]\n\n[r]: c.png\n',
  '### Question 1\n> Answer:\n\n text<!--\n\t> \n<img src="d.png">-->\n',
  // A fence that is indented like code was taken for the end of the code.
  '### Question 1\n> Answer:\n\n ```\n\t```\n\n![a](b.png)\n',
];
