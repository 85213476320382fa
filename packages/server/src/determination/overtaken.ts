/** Another commit took or made what this decision rests on: the sale is to be decided anew, from the database. */
export class Overtaken extends Error {
  constructor() {
    super('overtaken by another commit');
  }
}
