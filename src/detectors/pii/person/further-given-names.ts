/** Given names of Britain, West Africa, the Romance countries and the north that other lists of ours lack; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

export const FURTHER_GIVEN_NAMES: readonly string[] = (
  'Aarne Abdel Ademir Adesuwa Adunni Aenne Afolabi Alberte Aldwin Aleksi Alienor Alzbeta Amabel Amahle ' +
  'Amaka Amarachi Ambrose Amias Amrit Angus Anthea Aparecida Araminta Archibald Archie Arif Arild ' +
  'Axelle Barnaby Beatrix Beltran Benedicta Berengere Bohumila Boitumelo Bongani Brodie Caglar Calixte ' +
  'Carlotta Cecily Chidozie Christabel Citlali Cleiton Clodagh Costanza Crispin Cristiane Cuthbert ' +
  'Dagoberto Damaris Darcey Delroy Demelza Denzel Dervla Dirceu Ditte Djamila Dorte Dulcie Ebenezer ' +
  'Edmilson Edvaldo Eetu Effiong Elisangela Emmeline Encarna Enitan Enno Enora Eriberto Ermenegildo ' +
  'Ermintrude Esben Esme Esmeralda Ethelred Eudora Euphemia Evadne Evander Everaldo Fabienne Farai ' +
  'Fenella Fidelma Flemming Folasade Freya Ganapathy Gatien Gaynor Genaro Genivaldo Ghjulia Giles ' +
  'Gilson Ginevra Gitte Gloriana Graca Gurdeep Gwendoline Gwyn Haiko Hakon Hallvard Hauke Heena ' +
  'Henrietta Horatio Ifunanya Ignatius Ilyes Iolanthe Itxaso Jabari Jalen Jamal Jarrah Jasper Jasvinder ' +
  'Jemma Jenson Jessamy Jethro Jette Jocasta Joerg Jolyon Josselin Josslyn Juergen Jurandir Jytte Kaan ' +
  'Kamal Kameron Kapil Karabo Katariina Katlego Kayode Kerryn Keziah Killian Kirrily Kleber Kwesi ' +
  'Kylian Lachlann Lakeisha Lashonda Lennard Leofric Leopoldine Lesego Letizia Lettice Lieven Liisa ' +
  'Lindalva Llewellyn Lleyton Lorna Lottie Louann Lucasta Lucineia Lucretia Luigia Lurdes Mabel Malachy ' +
  'Manpreet Maree Mariangela Meenakshi Melisande Meredydd Mfoniso Mhairi Modupe Mungo Nadia Nael Nahuel ' +
  'Naledi Narelle Navjot Nawel Nerida Niina Nilson Nnenna Nontando Nunzia Oceane Odile Ogechi Oihane ' +
  'Ollie Olwyn Ombline Oswald Ottoline Outi Oyelaran Oyin Paivi Paivikki Parvati Parveen Philomena ' +
  'Piera Piers Quillon Quintin Quitterie Rafferty Rasheed Reena Reggie Rehan Remi Riitta Risto Rosamund ' +
  'Ruediger Sadiq Sanna Saraswati Segun Servando Shanelle Shanice Shantel Sheena Sheree Shonda Sidnei ' +
  'Sikandar Sinazo Soeren Solene Stellan Sukhdeep Sverre Sybilla Tahlia Tameka Tamsin Tancrede Tarquin ' +
  'Tayla Taylah Tebogo Terezinha Thea Theodosia Theophilus Tilly Timeo Tomasa Torquil Torunn Trine ' +
  'Tristram Troels Ugo Urho Vaino Valdemir Vaughan Vegard Volkan Wanderson Wannes Wietse Wilfrid ' +
  'Xanthe Xochitl Yadira Yanis Zenobia Zephyrin Zohra Zuleika Zulema Zuri'
).split(' ');
