/** The folder with labelled data that scripts use when they are told none; it is not part of the repository. */
export const DATA_FOLDER = '../shared/data';
