/** Given names of Britain, West Africa, the Romance countries and the north that other lists of ours lack; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

export const FURTHER_GIVEN_NAMES: readonly string[] = (
  'Ademir Adesuwa Adunni Aenne Afolabi Alberte Aldwin Alienor Amabel Amaka Amarachi Ambrose Amias Anthea ' +
  'Araminta Archibald Axelle Beatrix Beltran Benedicta Berengere Calixte Cecily Chidozie Christabel Clodagh ' +
  'Crispin Cuthbert Dagoberto Damaris Delroy Demelza Denzel Dervla Dirceu Ditte Dorte Dulcie Ebenezer Edmilson ' +
  'Edvaldo Effiong Elisangela Emmeline Encarna Enitan Enno Ermenegildo Ermintrude Esben Esme Esmeralda ' +
  'Ethelred Eudora Euphemia Evadne Evander Everaldo Fabienne Fenella Fidelma Flemming Folasade Freya Gaynor ' +
  'Genivaldo Ghjulia Gitte Gloriana Graca Gwendoline Hakon Hallvard Hauke Henrietta Horatio Ifunanya Ignatius ' +
  'Iolanthe Itxaso Jarrah Jasvinder Jemma Jessamy Jethro Jette Jocasta Jolyon Josselin Josslyn Jurandir Jytte ' +
  'Kameron Katariina Kayode Kerryn Keziah Lachlann Leofric Leopoldine Letizia Lettice Lieven Lindalva ' +
  'Llewellyn Lucasta Lucineia Lucretia Luigia Lurdes Mabel Malachy Mariangela Meenakshi Melisande Meredydd ' +
  'Mfoniso Modupe Mungo Nahuel Naledi Nerida Nilson Nnenna Nontando Nunzia Oceane Odile Ogechi Oihane Olwyn ' +
  'Ombline Oswald Ottoline Outi Oyelaran Oyin Paivi Parveen Philomena Piers Quillon Quintin Quitterie Rafferty ' +
  'Riitta Rosamund Sadiq Servando Shanelle Sheena Sidnei Sikandar Sinazo Stellan Sverre Sybilla Tamsin ' +
  'Tancrede Tarquin Terezinha Thea Theodosia Theophilus Tomasa Torquil Trine Tristram Troels Ugo Vaino ' +
  'Valdemir Vaughan Vegard Volkan Wannes Wilfrid Xanthe Zenobia Zephyrin Zuleika Zulema Zuri'
).split(' ');
