"""What the rules of text look at: the essays as their author wrote them, block by block.

passage    one block: its text, its language, the place of each character
passages   an essay's pieces -> its blocks
essays     the author's folder -> every essay of the book, and what is known of their languages
remark     what a rule says of a place, and what could stand there instead
"""
