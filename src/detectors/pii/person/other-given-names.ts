/** Given names of Africa, India, the near East and the Americas, and short ones of Europe, that the other lists of ours lack; folded, so without accents. Left out are those that are words, places or firms elsewhere, but for a few that do not stand alone. */

export const OTHER_GIVEN_NAMES: readonly string[] = (
  'Abidemi Abiola Adanne Adebola Adelola Aicha Aiyana Akanksha Akinola Akinwale Alena Aliou Alioune ' +
  'Alisa Aliyah Amarjit Ameera Amos Anant Andronikos Anish Annabella Annina Anuj Anupam Apoorva Archana ' +
  'Arnar Arshad Aruna Asgeir Asher Ashraf Astou Auretta Avery Aviva Avneet Ayanda Ayansh Aziza Babacar ' +
  'Bakary Bashir Bassem Bechir Beenish Benedikt Bertha Bertie Birsen Bisi Blessing Bo Bolanle Botond Boureima ' +
  'Brygida Buddhika Callista Camilo Caner Cedrick Chebet Cheptoo Chinonso Chirag Chisom Chukwuebuka ' +
  'Cyrus Danjuma Daoud Darek Dariela Dayana Deangelo Dee Deepti Demarco Demetra Deshaun Deyanira ' +
  'Dieudonne Diksha Dinah Dineo Domingos Doriane Drissa Duyen Dvora Ekow Elcin Eldar Elmira Enric Eray ' +
  'Ermias Ersoy Eustace Evangeline Evgeni Evren Eyal Ezgi Facundo Fadila Fareed Felicity Fikriye ' +
  'Filiberto Finn Firas Firat Florine Folarin Funmi Fusun Garyfallia Gbenga Gudbjorg Gulnur Hadiza ' +
  'Hadley Haleh Halldora Harleen Harshit Hasnain Hauwa Hosein Hossam Hrafnhildur Hristina Husam Ihsan ' +
  'Ioulia Iratxe Irenka Isatou Iwan Jalisa Jannick Jaquan Jasleen Jasmine Jazmin Jelagat Jiahao ' +
  'Johannah Joseba Josephina Josiane Julen Justina Kadeem Kamuran Karthikeyan Kathinka Katleen Katrien ' +
  'Kehinde Kemi Khalida Khushi Kiprop Konstantinia Kouame Kriti Kritsada Kunle Lamine Laquan Latifa ' +
  'Laureen Laurenz Leonid Liese Lina Lindani Lou Luka Lutfi Mae Maeva Maike Makena Malick Mandisa Mansi ' +
  'Marceli Margreet Marilena Marilou Mariona Maryamu Mateja Maulik Mayra Mei Mila Mina Modesta Morenike ' +
  'Mucahit Mukhtar Musa Nadira Nagore Najat Najib Nakato Nakia Namrata Namubiru Naseem Neven Niko ' +
  'Nikolaos Nikolas Nilufar Niyi Noor Nour Nurit Nwamaka Ogechukwu Olivera Oluwafemi Omotola ' +
  'Oyinkansola Ozcan Ozden Ozkan Panos Patxi Pavlos Payal Pembe Percival Perpetua Pia Pranay Pratibha ' +
  'Prisca Punam Quinton Quirin Rachna Ragnheidur Rahel Raj Rakhi Ralitsa Ramiz Ranjeet Rasheeda Rashida ' +
  'Raymundo Raziye Reem Remco Remigiusz Rhea Rina Robrecht Rodrigue Rutendo Sabrine Sakshi Salima Salma ' +
  'Samiksha Sandip Sanket Sapna Savvas Senem Seniha Senthil Sergiu Servane Seyi Seyma Seynabou Shafiq ' +
  'Shakil Shamsa Shaundra Shobha Shruthi Shweta Sigurjon Silvina Sizwe Smriti Snorri Sofiane Soizic ' +
  'Sokha Somto Sopheap Souad Soumaya Spiros Sripriya Stanislas Sulekha Sunanda Surbhi Sushil Tanesha ' +
  'Tapiwa Tayo Teboho Temidayo Thanh Thao Thorsteinn Tiana Tijana Tiwa Tomaso Toril Trayvon Treyvon ' +
  'Trupti Tsehay Tyrese Ujjwal Uma Vaggelis Vandana Vernita Vidya Vinh Violetta Visnja Vlad Volha Wafa ' +
  'Wahid Wei Winston Xuan Yael Yakubu Yamile Yamina Yanick Yating Yaw Yelda Youcef Yuxin Zadie Zakia ' +
  'Zeyneb Zorica'
).split(' ');
